using System.Collections.Immutable;
using Delightful.Core.Gate;
using Delightful.Local.Installation;

namespace Delightful.Cli.Local;

/// <summary>A folder of <c>examples/</c> that the local cloud can carry: one repository with one service or several.</summary>
/// <param name="Name">Its name, which is its folder's.</param>
/// <param name="Services">Its services, the one to push first in front.</param>
sealed record LocalExample(string Name, IReadOnlyList<LocalProgram> Services)
{
    /// <summary>What is taken when nothing is said.</summary>
    public const string Usual = "web-app";

    public static readonly IReadOnlyList<LocalExample> All =
    [
        new(Usual, [new(Usual, "WebApp.csproj")]),
        new("notes", [new("notes", "server.py")]),
        new("microservices", [new("orders", "orders/orders.py"), new("catalogue", "catalogue/catalogue.py"), new("front", "front/front.py"), new("shipping", "shipping/shipping.py")]),
    ];

    public static LocalExample Named(string name) => All.First(example => example.Name == name);

    /// <summary>Where its code is said to live.</summary>
    public string SourceRepository => $"example/{Name}";

    /// <summary>The folder of its source, relative to the clone.</summary>
    public string Folder => $"examples/{Name}";

    /// <summary>Its services in the catalogue of a local cloud, each on two ports. What they keep is thrown away with the cloud, and nobody is asked about that.</summary>
    public IReadOnlyList<LocalService> Catalogue(Func<int, int> port)
    {
        var services = Services.Select((program, at) => new LocalService(program.Service, port(2 * at), port(2 * at + 1), SourceRepository)).ToList();
        var ports = services.Count == 1 ? ImmutableSortedDictionary<string, int>.Empty : services.ToImmutableSortedDictionary(service => service.Name, service => service.ListenerPort);
        return
        [
            .. services.Select(service => service with
            {
                Ports = ports,
                Gate = service.Gate with { Policies = service.Gate.Policies.Add("database-unprotected", RiskEffect.Tell).Add("no-last-snapshot", RiskEffect.Tell) },
            }),
        ];
    }

    /// <summary>What runs as the task of each service, in a clone.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Commands(string clone) =>
        Services.ToDictionary(program => program.Service, program => program.Command(Path.Combine(clone, Folder)));
}

/// <summary>A program of an example.</summary>
/// <param name="Service">The service that it is, and its image repository.</param>
/// <param name="Source">Its project or its script, relative to the example.</param>
sealed record LocalProgram(string Service, string Source)
{
    /// <summary>What its build leaves, relative to the example; null for a script, which is not built.</summary>
    public string? Assembly => Source.EndsWith(".csproj", StringComparison.Ordinal) ? $"bin/Release/net10.0/{Service}.dll" : null;

    /// <summary>What starts it. In the image of a script what services share lies beside it.</summary>
    public IReadOnlyList<string> Command(string example) => Assembly is { } assembly
        ? ["dotnet", Path.Combine(example, assembly)]
        : ["env", "PYTHONDONTWRITEBYTECODE=1", $"PYTHONPATH={example}", "python3", Path.Combine(example, Source)];
}
