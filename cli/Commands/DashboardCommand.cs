using System.CommandLine;
using System.Net;
using Delightful.Cli.Dashboard;
using Delightful.Cli.Dashboard.Serving;
using Delightful.Cli.Errors;
using Delightful.Cli.Local;

namespace Delightful.Cli.Commands;

/// <summary><c>dashboard</c>: serves a page about everything that the registry knows, until it is told to stop.</summary>
static class DashboardCommand
{
    const int DefaultPort = 4580;

    public static Command Create(CliContext context)
    {
        var port = new Option<int>("--port") { Description = "The port; 0 takes a free one.", HelpName = "N", DefaultValueFactory = _ => DefaultPort };
        port.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && (!int.TryParse(text, out var number) || number is < 0 or > 65535))
                result.AddError($"--port is '{text}'; it must be a number from 0 to 65535.");
        });
        var listen = new Option<string>("--listen") { Description = "Serve it on this address of this machine; anybody who can reach it can read everything.", HelpName = "ADDRESS", DefaultValueFactory = _ => "127.0.0.1" };
        listen.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && !IPAddress.TryParse(text, out _))
                result.AddError($"--listen is '{text}'; it must be an IP address of this machine, such as 192.0.2.10 or 0.0.0.0.");
        });
        var host = new Option<string[]>("--host") { Description = "A name by which browsers may call it, besides localhost; may be given several times.", HelpName = "NAME" };
        var metrics = new Option<bool>("--metrics") { Description = "Serve figures for Prometheus at /metrics too." };
        var open = new Option<bool>("--open") { Description = "Open it in the browser." };
        var command = new Command("dashboard", "Serve a page that shows it all live: slots, stages, queues, holds, history, figures.") { port, listen, host, metrics, open, CommonOptions.Aws };
        command.SetAction((parsed, ct) => RunAsync(
            context,
            new DashboardOptions(IPAddress.Parse(parsed.GetValue(listen)!), parsed.GetValue(port), parsed.GetValue(host) ?? [], parsed.GetValue(metrics)),
            parsed.GetValue(open),
            parsed.GetValue(CommonOptions.Aws),
            ct));
        return command;
    }

    static async Task<int> RunAsync(CliContext context, DashboardOptions options, bool open, bool aws, CancellationToken ct)
    {
        var (cloud, where) = context.FindCloud?.Invoke(aws) ?? Targets.CloudFinder.Find(context, aws);
        var local = LocalCloud(context, aws);
        await using var server = await DashboardServer.StartAsync(
            options with { Pace = local is { IsLoopback: true } ? FeedPace.Near : FeedPace.Usual }, new DashboardSource(cloud, Capital(where), local), context.Clock, ct);
        var terminal = context.Terminal;
        if (!IPAddress.IsLoopback(options.Listen))
            await terminal.Error.WriteLineAsync("Anybody who can reach this address can read everything that is shown; there is no sign-in.");
        await terminal.Output.WriteLineAsync($"The dashboard of {where} is at {server.Address} (Ctrl+C ends it).");
        await terminal.Output.FlushAsync(ct);
        if (open)
            Browser.Open(server.Address, terminal.Error);
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var cancelled = ct.Register(told.SetResult);
        await told.Task;
        return CliExit.Success;
    }

    static Uri? LocalCloud(CliContext context, bool aws) =>
        context.Variable("AWS_ENDPOINT_URL") is { } named ? (Uri.TryCreate(named, UriKind.Absolute, out var endpoint) ? endpoint : null)
        : !aws && LocalState.Read(context.LocalFolder) is { } local ? new Uri(local.Endpoint)
        : null;

    static string Capital(string where) => char.ToUpperInvariant(where[0]) + where[1..];
}
