Page({ apply() {} })
