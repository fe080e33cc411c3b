Page({
  data: { goods: [], place: {} },

  locate() {
    wx.getLocation({ success: ({ latitude, longitude }) => this.nearest(latitude, longitude) })
  },

  nearest(latitude, longitude) {
    this.setData({ place: { name: '东门', latitude, longitude } })
  },

  onShareAppMessage() {
    return { title: '街角小店', path: '/pages/home/home' }
  },
})
