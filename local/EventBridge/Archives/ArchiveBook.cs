using System.Collections.Concurrent;
using Delightful.Local.EventBridge.Rules;

namespace Delightful.Local.EventBridge.Archives;

/// <summary>The archives there are. They live as long as the cloud.</summary>
sealed class ArchiveBook(RuleBook rules, TimeProvider time)
{
    const int LongestName = 48;

    readonly ConcurrentDictionary<string, Archive> archives = new(StringComparer.Ordinal);

    /// <summary>The archive of an ARN; null when there is none.</summary>
    public Archive? OfArn(string arn) => archives.Values.FirstOrDefault(a => a.Arn == arn);

    public Archive Of(string name) =>
        archives.TryGetValue(name, out var archive) ? archive : throw new AwsException("ResourceNotFoundException", $"Archive {name} does not exist.");

    public Archive Create(string name, string busArn, string? description, string? pattern, int retentionDays)
    {
        if (name.Length is 0 or > LongestName)
            throw new AwsException("ValidationException", $"1 validation error detected: Value '{name}' at 'archiveName' failed to satisfy constraint: Member must have length less than or equal to {LongestName}");
        var bus = BusName.Of(busArn);
        if (!rules.HasBus(bus))
            throw new AwsException("ResourceNotFoundException", $"Event bus {bus} does not exist.");
        var archive = new Archive(name, busArn, description, pattern, retentionDays, time.GetUtcNow());
        return archives.TryAdd(name, archive) ? archive : throw new AwsException("ResourceAlreadyExistsException", $"Archive {name} already exists.");
    }

    public void Offer(BusEvent accepted)
    {
        foreach (var archive in archives.Values)
            archive.Offer(accepted);
    }
}
