using System.Net;
using System.Net.Sockets;

namespace Delightful.Cli.Tests;

public class DashboardCommandTests
{
    [Fact]
    public async Task A_port_that_is_taken_is_said_with_a_code_and_a_remedy()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var ran = await Shell.RunAsync(["dashboard", "--port", $"{port}"], new FakeCloud());

        ran.ExitCode.ShouldBe(1);
        ran.Error.ShouldStartWith($"error CLI-304: Port {port} is in use by another program.");
    }

    [Fact]
    public async Task An_address_of_another_machine_is_refused()
    {
        var ran = await Shell.RunAsync(["dashboard", "--port", "0", "--listen", "192.0.2.1"], new FakeCloud());

        ran.ExitCode.ShouldBe(1);
        ran.Error.ShouldStartWith("error CLI-308: Nothing can be served on 192.0.2.1");
    }

    [Theory]
    [InlineData("--port", "70000")]
    [InlineData("--listen", "everywhere")]
    public async Task What_cannot_be_is_refused_before_anything_starts(string option, string value)
    {
        var ran = await Shell.RunAsync(["dashboard", option, value], new FakeCloud());

        ran.ExitCode.ShouldBe(2);
        ran.Error.ShouldContain($"{option} is '{value}'");
    }
}
