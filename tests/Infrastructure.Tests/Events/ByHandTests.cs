using System.Text;
using System.Text.Json.Nodes;

namespace Delightful.Infrastructure.Tests.Events;

public class ByHandTests
{
    [Theory]
    [InlineData("rollback-requested")]
    [InlineData("hold-lift-requested")]
    [InlineData("unlock-requested")]
    [InlineData("approval-decided")]
    [InlineData("promotion-requested")]
    public void An_event_to_send_by_hand_is_one_valid_entry_for_put_events(string file)
    {
        var entry = EventFiles.Read($"{file}.json").AsArray().ShouldHaveSingleItem()!.AsObject();
        var detail = entry["Detail"]!.GetValue<string>();

        entry.Select(field => field.Key).ShouldBe(["EventBusName", "Source", "DetailType", "Detail"]);
        entry["EventBusName"]!.GetValue<string>().ShouldBe("delightful");
        entry["Source"]!.GetValue<string>().ShouldBe("delightful.operator");
        EventFiles.SchemaOf(entry["DetailType"]!.GetValue<string>()).ShouldBe(file);
        EventFiles.Faults(file, JsonNode.Parse(detail)!).ShouldBeEmpty();
        Encoding.UTF8.GetByteCount(detail).ShouldBeLessThan(256 * 1024);
    }
}
