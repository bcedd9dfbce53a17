using System.Reflection;

// FirmwareVersion.Text and a fourth number, in every assembly of the firmware. The device's runtime binds a reference by name and the first two
// numbers, deployed assemblies first: an application that is to run from a slot needs others than the flashed one.
[assembly: AssemblyVersion("0.1.0.0")]
