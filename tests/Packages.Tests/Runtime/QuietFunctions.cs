using System.Runtime.CompilerServices;

namespace Delightful.Packages.Tests.Runtime;

/// <summary>Keeps what the functions under test log out of the tests' own output.</summary>
static class QuietFunctions
{
    [ModuleInitializer]
    public static void Hush() => Environment.SetEnvironmentVariable("AWS_LAMBDA_LOG_LEVEL", "FATAL");
}
