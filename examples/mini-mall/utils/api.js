const HOST = 'https://shop.example.com'

function post(path, data) {
  return new Promise((resolve, reject) => {
    wx.request({ url: HOST + path, method: 'POST', data, success: (answer) => resolve(answer.data), fail: reject })
  })
}

module.exports = {
  post,
  groupBuyOpen: (goods) => post('/group/open', { goods }),
  orderCancel: (order) => post('/order/cancel', { order }),
}
