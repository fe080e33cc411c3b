const { pay } = require('../../utils/pay')

Page({
  data: { coupons: [] },

  async submit() {
    await pay(this.data)
    wx.redirectTo({ url: '/pages/pay-success/pay-success' })
  },

  onShareAppMessage() {},
})
