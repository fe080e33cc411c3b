Component({ properties: { item: Object } })
