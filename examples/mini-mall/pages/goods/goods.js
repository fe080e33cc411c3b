const api = require('../../utils/api')

Page({
  data: { goods: {}, group: null },

  onLoad({ id, group }) {
    this.setData({ 'goods.id': id })
    this.groupId = group
  },

  async open() {
    const group = await api.groupBuyOpen(this.data.goods.id)
    this.setData({ group })
  },

  onShareAppMessage() {
    const { id, title } = this.data.goods
    return { title, path: `/pages/goods/goods?id=${id}&group=${this.groupId}&inviter=${getApp().uid}` }
  },
})
