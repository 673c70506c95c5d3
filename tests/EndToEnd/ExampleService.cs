using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.RegularExpressions;
using Delightful.Core.Gate;
using Delightful.Local.Gateway;
using Delightful.Local.Installation;

namespace Delightful.EndToEnd;

/// <summary>A service of the folder examples/, as its declaration describes it.</summary>
/// <param name="Repository">The example, which is the repository of the service.</param>
/// <param name="Folder">Where in it the service is declared.</param>
/// <param name="Declaration">What its .delightful.yaml says.</param>
internal sealed partial record ExampleService(string Repository, string Folder, string Declaration)
{
    /// <summary>Who is asked before anything reaches production.</summary>
    public const string Grace = "arn:aws:iam::123456789012:user/grace";

    private const string DeclarationFile = ".delightful.yaml";

    private static readonly string[] NotCommitted = ["bin", "obj", ".terraform", "__pycache__"];

    /// <summary>Other tests have services of these names.</summary>
    private static readonly Dictionary<string, string> Renamed = new() { ["web-app"] = "site", ["notes"] = "diary" };

    public static string Examples { get; } = Path.Combine(ChainFixture.Root, "examples");

    /// <summary>Every service of every example.</summary>
    public static IReadOnlyList<ExampleService> All { get; } =
    [
        .. from repository in Directory.EnumerateDirectories(Examples)
           from file in Directory.EnumerateFiles(repository, DeclarationFile, SearchOption.AllDirectories)
           where IsCommitted(repository, file)
           select new ExampleService(repository, Path.GetDirectoryName(file)!, File.ReadAllText(file)),
    ];

    /// <summary>Its name in the catalogue of these tests.</summary>
    public string Service => Renamed.GetValueOrDefault(Declared, Declared);

    public bool IsWorker => WorkerLine().IsMatch(Declaration);

    private string Declared => ServiceLine().Match(Declaration).Groups[1].Value;

    /// <summary>What runs as its task: its build where it is a project of .NET, else the command that it declares.</summary>
    public IReadOnlyList<string> Command(string configuration) => Directory.EnumerateFiles(Folder, "*.csproj").Any()
        ? ["dotnet", Path.Combine(Folder, "bin", configuration, "net10.0", $"{Declared}.dll")]
        // In the image what services share lies beside their programs.
        : ["env", "PYTHONDONTWRITEBYTECODE=1", $"PYTHONPATH={Repository}", "python3", Path.Combine(Folder, PythonLine().Match(Declaration).Groups[1].Value)];

    /// <summary>What a commit of its repository holds.</summary>
    public async Task BundleAsync(string zip)
    {
        await using var archive = await ZipFile.OpenAsync(zip, ZipArchiveMode.Create);
        foreach (var file in Directory.EnumerateFiles(Repository, "*", SearchOption.AllDirectories).Where(file => IsCommitted(Repository, file)))
        {
            var text = await File.ReadAllTextAsync(file);
            await using var entry = new StreamWriter(await archive.CreateEntry(Path.GetRelativePath(Repository, file)).OpenAsync());
            await entry.WriteAsync(text == Declaration ? ServiceLine().Replace(text, $"service: {Service}") : text);
        }
    }

    /// <summary>
    /// The catalogue's entries of all of them: promoted to prod, where grace is asked, and the web app to staging before that.
    /// </summary>
    public static IReadOnlyList<LocalService> Catalogue() => [.. All.GroupBy(service => service.Repository).SelectMany(Entries)];

    private static IEnumerable<LocalService> Entries(IGrouping<string, ExampleService> repository)
    {
        var entries = repository.Select(service => service.Entry()).ToList();
        if (entries.Count == 1)
            return entries;
        var places = entries.SelectMany(e => e.PromotedTo.Select(place => (place.Environment, e.Name, Port: place.ListenerPort))).ToLookup(place => place.Environment);
        return entries.Select(e => e with
        {
            Ports = entries.ToImmutableSortedDictionary(other => other.Name, other => other.ListenerPort),
            PromotedTo = [.. e.PromotedTo.Select(place => place with { Ports = places[place.Environment].ToImmutableSortedDictionary(other => other.Name, other => other.Port) })],
        });
    }

    private LocalService Entry()
    {
        var entry = MigrationTests.ThrownAway(new LocalService(Service, FreePort.Take(), FreePort.Take(), $"example/{Path.GetFileName(Repository)}"));
        var prod = new LocalPlace("prod", FreePort.Take(), FreePort.Take()) { Approvals = new ApprovalSettings { Approvers = [new Approver("grace", Aws: Grace)] } };
        return entry with
        {
            PromotedTo = Declared == "web-app" ? [new LocalPlace("staging", FreePort.Take(), FreePort.Take()), prod] : [prod],
        };
    }

    private static bool IsCommitted(string repository, string file) => !Path.GetRelativePath(repository, file).Split(Path.DirectorySeparatorChar).Any(NotCommitted.Contains);

    [GeneratedRegex("^service: (.+)$", RegexOptions.Multiline)]
    private static partial Regex ServiceLine();

    [GeneratedRegex("^kind: worker$", RegexOptions.Multiline)]
    private static partial Regex WorkerLine();

    [GeneratedRegex("^command: python3 (.+)$", RegexOptions.Multiline)]
    private static partial Regex PythonLine();
}
