const { login } = require('./utils/account')

App({
  onLaunch() {
    login()
  },
})
