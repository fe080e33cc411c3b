Page({
  remind() {
    wx.requestSubscribeMessage({ tmplIds: ['arrival'] })
  },
})
