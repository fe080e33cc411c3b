"""图的中文词句 (Chinese words of pictures)."""

WORDS: dict[str, str] = {
    "picture_dumbbell": "圆点：已知部分的得分；淡色横条：还可能达到的范围，上面一条属于前者，下面一条属于后者。"
    "?：还没有观察，或不下结论。–：不适用。",
    "picture_ranks": "圆点：按得分排的名次；横条：没看到的还允许哪些名次。–：不下结论，所以没有名次；"
    "横条把这样的小程序也算在内，所以圆点可能落在横条外面。",
    "picture_rank": "{rank}（{range}）",
    "picture_rank_tied": "并列 {rank}（{range}）",
    "picture_trend": "圆点：得分；竖条：还可能达到的范围。空心点：不下结论，数字只代表看到的那一部分。"
    "连了线的两次，能算出变了多少分。",
    "picture_undated": "{legend}没写日期、图上没有的：{n} 次。",
    "picture_advice": "圆点：已知部分的得分，现在和照做以后；"
    "淡色横条：还可能达到的范围，上面一条是现在，下面一条是照做以后。"
    "?：不下结论，或还没有观察。–：不适用。",
    "picture_now": "现在",
    "picture_then": "照做以后",
    "radar": "雷达图",
    "radar_legend": "圆心是 {low} 分，最外圈是 {high} 分；只画已知部分的得分。"
    "面积没有含义，形状随各维度的先后而变。{left_out}",
    "radar_left_out": "没有得分、没有画上的：{names}。",
    "radar_many": "没有雷达图：超过 {n} 个小程序的页面不逐个展开。",
    "radar_none": "画不出雷达图：至少要三个有得分的维度，这里有 {n} 个。{left_out}",
}
