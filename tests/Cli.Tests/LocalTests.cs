using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Delightful.Cli.Local;

namespace Delightful.Cli.Tests;

public sealed class LocalTests : IDisposable
{
    readonly string clone = Directory.CreateTempSubdirectory("delightful-local-").FullName;

    string LocalFolder => Path.Combine(clone, ".delightful", "local");

    [Fact]
    public async Task Pushing_without_a_local_cloud_says_how_to_start_one()
    {
        var ran = await Shell.RunAsync(["local", "push", "web-app", "--tag", "1.0.0"], folder: clone);

        ran.ExitCode.ShouldBe(1);
        ran.Error.ShouldStartWith("error CLI-301: No local cloud is running.");
        ran.Error.ShouldContain("./delightful local up --detach");
    }

    [Fact]
    public async Task Stopping_what_does_not_run_is_no_error() =>
        (await Shell.RunAsync(["local", "down"], folder: clone)).ShouldBe(new Ran(0, "No local cloud was running.", ""));

    [Fact]
    public async Task Down_ends_the_process_that_the_state_names()
    {
        using var sleeper = Process.Start(new ProcessStartInfo("sleep", ["60"]))!;
        WriteState(sleeper, LocalState.StartOf(sleeper));

        var ran = await Shell.RunAsync(["local", "down", "--json"], folder: clone);

        ((int)JsonNode.Parse(ran.Output)!["stopped"]!).ShouldBe(sleeper.Id);
        sleeper.WaitForExit(5000).ShouldBeTrue();
        LocalState.Read(LocalFolder).ShouldBeNull();
    }

    [Fact]
    public async Task A_process_that_only_got_the_same_number_is_left_alone()
    {
        using var stranger = Process.Start(new ProcessStartInfo("sleep", ["60"]))!;
        WriteState(stranger, LocalState.StartOf(stranger).AddMinutes(-5));

        var ran = await Shell.RunAsync(["local", "down"], folder: clone);

        ran.Output.ShouldBe("No local cloud was running.");
        stranger.HasExited.ShouldBeFalse();
        stranger.Kill();
    }

    [Fact]
    public async Task A_second_cloud_is_refused_while_one_runs()
    {
        using var self = Process.GetCurrentProcess();
        WriteState(self, LocalState.StartOf(self));

        var ran = await Shell.RunAsync(["local", "up"], folder: clone);

        ran.ExitCode.ShouldBe(1);
        ran.Error.ShouldContain($"error CLI-302: A local cloud is running already, on port 4566 (process {self.Id}).");
    }

    [Fact]
    public async Task A_running_local_cloud_is_what_commands_ask_unless_AWS_is_meant()
    {
        using var self = Process.GetCurrentProcess();
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();
        WriteState(self, LocalState.StartOf(self), port);

        var ran = await Shell.RunAsync(["status"], folder: clone);

        ran.ExitCode.ShouldBe(1);
        ran.Error.ShouldContain($"error CLI-103: the local cloud at http://127.0.0.1:{port} cannot be reached");
    }

    [Theory]
    [InlineData("local", "push", "web-app")]
    [InlineData("local", "push", "web-app", "--tag", "not a tag")]
    [InlineData("local", "push", "web-app", "--tag", "1", "--as", "moody")]
    [InlineData("local", "up", "--port", "70000")]
    [InlineData("local", "up", "--speed", "0")]
    [InlineData("local", "up", "--example", "nothing")]
    [InlineData("local")]
    [InlineData("loca")]
    public async Task What_is_not_understood_has_exit_code_2(params string[] arguments) =>
        (await Shell.RunAsync(arguments, folder: clone)).ExitCode.ShouldBe(2);

    [Fact]
    public void Every_example_can_be_carried_with_all_the_services_that_it_declares()
    {
        var examples = Path.Combine(Documents.Document.Root, "examples");
        LocalExample.All.Select(example => example.Name).ShouldBe(Directory.EnumerateDirectories(examples).Select(folder => Path.GetFileName(folder)), ignoreOrder: true);
        foreach (var example in LocalExample.All)
        {
            var declared = Directory.EnumerateFiles(Path.Combine(examples, example.Name), ".delightful.yaml", SearchOption.AllDirectories)
                .Select(file => File.ReadLines(file).First(line => line.StartsWith("service: ", StringComparison.Ordinal))["service: ".Length..]);
            example.Services.Select(program => program.Service).ShouldBe(declared, ignoreOrder: true);
            example.Services.ShouldAllBe(program => program.Assembly != null || File.Exists(Path.Combine(examples, example.Name, program.Source)));
        }
    }

    [Fact]
    public void The_services_of_an_example_have_ports_of_their_own_and_know_those_of_their_neighbours()
    {
        var services = LocalExample.Named("microservices").Catalogue(at => 5000 + at);
        services.SelectMany(service => new[] { service.ListenerPort, service.TestListenerPort }).ShouldBe(Enumerable.Range(5000, 8));
        services.ShouldAllBe(service => service.Ports["front"] == services.Single(other => other.Name == "front").ListenerPort);
        LocalExample.Named(LocalExample.Usual).Catalogue(at => at).ShouldHaveSingleItem().Ports.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_help_names_the_examples()
    {
        var help = (await Shell.RunAsync(["local", "up", "--help"], folder: clone)).Output;
        foreach (var example in LocalExample.All)
            help.ShouldContain(example.Name);
    }

    public void Dispose() => Directory.Delete(clone, recursive: true);

    void WriteState(Process process, DateTimeOffset startedAt, int port = 4566)
    {
        Directory.CreateDirectory(LocalFolder);
        new LocalState(process.Id, startedAt, $"http://127.0.0.1:{port}", 1, LocalFolder, []).Write(LocalFolder);
    }
}
