// What the phrases of the Chinese voice mean, for readers of English: every phrase that the firmware can say, and no other; a test compares
// them. Amounts, counts and times are read by meaning.js.

export default {
  收款: "received", 微信收款: "WeChat Pay received", 支付宝到账: "Alipay received", 云闪付收款: "Cloud QuickPass received", 京东收款: "JD Pay received",
  翼支付收款: "BestPay received", 和包收款: "Hebao received", 沃钱包收款: "Wo Wallet received", 平安付收款: "Ping An Pay received",
  小米支付收款: "Mi Pay received", 数字人民币收款: "e-CNY received", QQ钱包收款: "QQ Wallet received", 银联收款: "UnionPay received",
  上一笔: "the payment before:", 已成功: "succeeded", 今日收款: "received today:", 已恢复: "recovered:", 请支付: "please pay", 共: "in total",
  交易失败: "payment failed", 余额不足: "insufficient funds", 交易超限: "over the payer's limit", 付款码已失效: "the code has expired", 请刷新: "please refresh it",
  支付密码错误: "wrong payment password", 账户受限: "account restricted", 请更换付款方式: "please pay another way", 不支持此付款方式: "this way of paying is not supported",
  支付结果未知: "result unknown", 请勿重复收款: "do not take the payment again", 已撤销: "taken back", 未收款: "nothing was received", 已取消: "cancelled",
  取消支付: "payment cancelled", 支付超时: "payment timed out", 网络未连接: "no network", 暂无收款记录: "no payments yet", 请出示付款码: "please show the payment code",
  不要出示收款码: "not a receive code", 这不是付款码: "this is no payment code", 重复扫码: "this code was scanned before", 支付中: "payment under way",
  请顾客输入密码: "the customer enters the password", 请稍候: "please wait", 交易查询: "asking for the result", 正在撤销: "taking it back",
  交易进行中: "a payment is under way", 有一笔支付结果未知: "one payment's result is unknown", 请长按确认键继续: "hold confirm to go on",
  未知交易过多: "too many unknown payments", 请联系服务商: "call the acquirer", 金额有误: "wrong amount", 金额超限: "over the limit", 请输入金额: "enter an amount",
  归零: "cleared", 欢迎使用: "welcome", 正在关机: "shutting down", 请先设置设备: "the box must be set up first", 参数错误: "wrong settings",
  密钥无效: "the keys are not valid", 设备已停用: "the terminal is disabled", 摄像头故障: "scanner fault", 摄像头已恢复: "scanner is back",
  交易记录损坏: "the journal is damaged", 存储故障: "storage fault", 不能收款: "cannot take payments", 语音文件损坏: "voice file damaged",
  语音文件缺失: "voice file missing", 设置文件损坏: "settings file damaged", 正在连接网络: "connecting to the network", 网络已连接: "network connected",
  网络已断开: "network lost", 服务器已连接: "connected to the switch", 服务器连接失败: "cannot reach the switch", 音量增大: "volume up", 音量减小: "volume down",
  音量最大: "loudest", 音量最小: "quietest", 请输入流水号: "enter the payment's number", 请输入管理密码: "enter the PIN", 密码错误: "wrong PIN",
  密码已锁定: "PIN locked", 请稍后再试: "try again later", 请按确认键: "press confirm", 无此交易: "no such payment", 退款: "refund", 已退款: "refunded",
  退款失败: "refund failed", 结算成功: "batch closed", 账目不符: "the totals differ", 结算失败: "closing the batch failed", 加: "plus",
  正在充电: "charging", 电量低: "battery low", 请充电: "please charge", 剩余电量: "charge left:", 未检测到手机卡: "no SIM card", 设备编号: "the box's number:",
  手机卡号: "the SIM card's number:", 未知交易: "unknown payments:", 参考号尾号: "RRN ends in", 流水号: "STAN", 请出示设置码: "please show the set-up code",
};
