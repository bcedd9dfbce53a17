namespace Factory.Batches;

/// <summary>One box of a batch file. The keys are under the batch's key-encrypting key.</summary>
/// <param name="Serial">Serial of the box.</param>
/// <param name="TerminalId">F41, 8 characters.</param>
/// <param name="MerchantId">F42, 15 characters.</param>
/// <param name="Tmk">Terminal master key, wrapped.</param>
/// <param name="TmkCheck">Its check value, 8 hexadecimal digits.</param>
/// <param name="SerialKey">Key of the serial cipher, wrapped.</param>
/// <param name="SerialKeyCheck">Its check value.</param>
public sealed record BatchRow(string Serial, string TerminalId, string MerchantId, byte[] Tmk, string TmkCheck, byte[] SerialKey, string SerialKeyCheck);
