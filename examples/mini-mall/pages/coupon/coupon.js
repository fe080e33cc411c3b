Page({ data: { coupons: [] } })
