using System.Globalization;
using Delightful.Core.Gate.Policies;
using Delightful.Core.Plans;

namespace Delightful.Core.Gate.Prices;

/// <summary>
/// Prices the tasks of services on Fargate. A service says how many, its task definition how large: the one of the same
/// module, when that module has one alone.
/// </summary>
internal sealed class Fleet(PriceBook prices)
{
    public const string Service = "aws_ecs_service";
    public const string TaskDefinition = "aws_ecs_task_definition";

    private const int Most = 1_000;

    private readonly Dictionary<string, (int Number, TaskSize Before, TaskSize After)> _sizes = new(StringComparer.Ordinal);
    private readonly List<(string Module, decimal? Before, decimal? After)> _services = [];
    private (int Services, int Definitions) _seen;

    /// <summary>How many services are more than are looked at: they are not priced.</summary>
    public int LeftOut => Math.Max(0, _seen.Services - Most);

    /// <summary>The processors that the planned tasks want, as a task definition names them; empty for what the plan does not tell yet.</summary>
    public SortedSet<string> Architectures { get; } = new(StringComparer.Ordinal);

    /// <summary>The attributes that it looks at.</summary>
    public static IEnumerable<string> AttributesOf(string type) => type switch
    {
        Service => ["launch_type", "desired_count"],
        TaskDefinition => ["cpu", "memory", "runtime_platform", "requires_compatibilities"],
        _ => [],
    };

    public void Add(in SeenResource resource)
    {
        var isService = resource.Type == Service;
        if ((isService ? _seen.Services++ : _seen.Definitions++) >= Most)
            return;
        var module = Components.ModuleOf(resource.Address).ToString();
        var values = resource.Parse();
        var (before, after) = (PlannedValue.Before(values), PlannedValue.After(values));
        if (isService)
            _services.Add((module, CountOf(before), CountOf(after)));
        else
            Add(module, SizeOf(before), SizeOf(after), isLeft: after.Value is not null);
    }

    /// <summary>Each service with what its tasks cost an hour before and after; null where that is not known.</summary>
    public IEnumerable<(string Module, decimal? Before, decimal? After)> Hours() => _services.Select(s =>
        _sizes.TryGetValue(s.Module, out var size) && size.Number == 1
            ? (s.Module, Hour(s.Before, size.Before), Hour(s.After, size.After))
            : (s.Module, s.Before == 0 ? 0 : null, (decimal?)null));

    private void Add(string module, TaskSize before, TaskSize after, bool isLeft)
    {
        _sizes[module] = (_sizes.GetValueOrDefault(module).Number + 1, before, after);
        if (isLeft)
            Architectures.Add(after.Architecture ?? "");
    }

    private decimal? Hour(decimal? tasks, TaskSize size) =>
        tasks == 0 ? 0
        : tasks is { } count && size is { Cpu: { } cpu, Memory: { } memory } && prices.Fargate.TryGetValue(size.Architecture ?? "", out var price)
            ? count * (cpu / 1024 * price.Cpu + memory / 1024 * price.Memory)
        : null;

    /// <summary>No service is no task; a service that does not run on Fargate is paid elsewhere.</summary>
    private static decimal? CountOf(PlannedValue service) =>
        service.Value is null ? 0
        : service.First(["launch_type"]).Text is not "FARGATE" ? null
        : Number(service, "desired_count") is >= 0 and <= 100_000 and var count ? count : null;

    private static TaskSize SizeOf(PlannedValue definition)
    {
        var architecture = definition.First(["runtime_platform", "cpu_architecture"]);
        return new(Number(definition, "cpu"), Number(definition, "memory"), architecture.IsUnknown ? null : architecture.Text ?? "X86_64");
    }

    private static decimal? Number(PlannedValue resource, string attribute) =>
        decimal.TryParse(resource.First([attribute]).Text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= 10_000_000 ? number : null;

    internal readonly record struct TaskSize(decimal? Cpu, decimal? Memory, string? Architecture);
}
