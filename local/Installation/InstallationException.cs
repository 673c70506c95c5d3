namespace Delightful.Local.Installation;

/// <summary>The pipeline could not be installed in the local cloud; the message says which step and shows its log.</summary>
public sealed class InstallationException(string message) : Exception(message);
