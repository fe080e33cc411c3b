const api = require('../../utils/api')

Page({
  data: { orders: [] },

  cancel({ currentTarget }) {
    api.orderCancel(currentTarget.dataset.id)
  },
})
