// 没有在 app.json 里声明的旧页面 / an old page that app.json no longer declares
Page({
  onLoad() {
    wx.navigateTo({ url: 'plugin-private://wx2b03c6e691cd7370/pages/live-player-plugin?room_id=1' })
  },
})
