namespace VirtualBoard.Modems;

/// <summary>How a modem hangs on the microcontroller. -1 stands for a wire that is not there.</summary>
/// <param name="TxPin">Pin of the microcontroller that sends to the modem.</param>
/// <param name="RxPin">Pin of the microcontroller that listens to the modem.</param>
/// <param name="PowerKeyPin">Pin behind PWRKEY; without one PWRKEY lies on ground and the modem starts with its supply.</param>
/// <param name="PowerKeyLevel">Level of that pin while the key is pressed: high where a transistor pulls PWRKEY down.</param>
/// <param name="SupplyPin">Pin that switches the modem's supply, high for on; without one it is always supplied.</param>
/// <param name="ResetPin">Pin behind RESET, high while it is pressed.</param>
public sealed record ModemWiring(int TxPin, int RxPin, int PowerKeyPin = -1, bool PowerKeyLevel = true, int SupplyPin = -1, int ResetPin = -1);
