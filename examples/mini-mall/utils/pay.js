const api = require('./api')

/** 下单、付款；好友的拼团编号一起带上。 */
async function pay(order) {
  const bill = await api.post('/bill', order)
  return new Promise((resolve, reject) => {
    wx.requestPayment({ ...bill, success: resolve, fail: reject })
  })
}

module.exports = { pay }
