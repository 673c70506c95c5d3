using System.CommandLine;
using Delightful.Cli.Errors;
using Delightful.Cli.Io;
using Delightful.Cli.Views;
using Delightful.Core.Services;

namespace Delightful.Cli.Commands;

/// <summary><c>catalogue</c>: which image repository deploys which service, and what holds for it in each environment.</summary>
static class CatalogueCommand
{
    /// <summary>An entry is a few kilobytes.</summary>
    const int Largest = 256 * 1024;

    public static Command Create(CliContext context) => new("catalogue", "Say which services there are, and what holds for them in each environment.")
    {
        Check(context), Put(context),
    };

    static Command Check(CliContext context)
    {
        var file = Entry();
        var command = new Command("check", "Read a service's entry, and say what it means or what is wrong with it. Nothing is sent.") { file, CommonOptions.Json };
        command.SetAction(parsed =>
        {
            Show(context, Read(parsed.GetRequiredValue(file)).Service, parsed.GetValue(CommonOptions.Json));
            return CliExit.Success;
        });
        return command;
    }

    static Command Put(CliContext context)
    {
        var file = Entry();
        var command = new Command("put", "Check a service's entry and put it into the catalogue, in place of what is there for its image repository.")
        {
            file, CommonOptions.Aws, CommonOptions.Json,
        };
        command.SetAction(async (parsed, ct) =>
        {
            var (entry, written) = Read(parsed.GetRequiredValue(file));
            var json = parsed.GetValue(CommonOptions.Json);
            var cloud = context.Cloud(parsed.GetValue(CommonOptions.Aws), json);
            if (await cloud.ServiceAsync(entry.Service, ct) is { } known && known.Repository != entry.Repository)
                throw CliErrors.ServiceOfAnother(entry.Service, known.Repository);
            await cloud.PutServiceAsync(entry, written, ct);
            Show(context, entry, json);
            if (!json)
                await context.Terminal.Output.WriteLineAsync($"It is in the catalogue. The next push to {entry.Repository} goes by it; what runs goes on as it began.");
            return CliExit.Success;
        });
        return command;
    }

    static Argument<string> Entry() => new("FILE") { Description = "The entry, as infrastructure/catalogue/web-app.json is one." };

    static (ServiceDefinition Service, string Written) Read(string path)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > Largest })
                throw CliErrors.EntryUnusable([$"{path}: it is larger than {Largest / 1024} KiB"]);
            var written = File.ReadAllText(path);
            var entry = CatalogueEntry.Read(written);
            return entry is { Service: { } service, Faults.IsEmpty: true } ? (service, written) : throw CliErrors.EntryUnusable(entry.Faults.Select(fault => fault.In(path)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw CliErrors.EntryUnusable([$"{path}: {error.Message}"]);
        }
    }

    static void Show(CliContext context, ServiceDefinition entry, bool json)
    {
        var view = CatalogueView.Of(entry);
        if (json)
            context.Terminal.Output.WriteJson(view);
        else
            CataloguePage.Show(view, context.Terminal.Pretty());
    }
}
