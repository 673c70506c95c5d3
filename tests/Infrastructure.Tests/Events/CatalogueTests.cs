namespace Delightful.Infrastructure.Tests.Events;

public class CatalogueTests
{
    [Fact]
    public void The_event_catalogue_lists_exactly_the_events_that_have_samples()
    {
        var listed = File.ReadLines(Path.Combine(EventFiles.Folder, "README.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => (Event: cells[1].Trim('`'), Source: cells[2].Trim('`')));

        var sampled = EventFiles.Samples.Select(EventFiles.Sample)
            .Select(sample => (Event: EventFiles.DetailType(sample), Source: EventFiles.Source(sample)))
            .Distinct();

        listed.ShouldBe(sampled, ignoreOrder: true);
    }
}
