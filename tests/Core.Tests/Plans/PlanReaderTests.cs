using System.Text;
using Delightful.Core.Errors;
using Delightful.Core.Plans;
using static Delightful.Core.Tests.Plans.PlanJson;

namespace Delightful.Core.Tests.Plans;

public class PlanReaderTests
{
    [Fact]
    public void Each_kind_of_change_is_counted_and_what_changes_nothing_is_not()
    {
        var plan = Read(Of(
            Change("aws_a.one", """["create"]"""), Change("aws_a.two", """["create"]"""), Change("aws_b.x", """["update"]"""),
            Change("aws_c.x", """["delete","create"]"""), Change("aws_c.y", """["create","delete"]"""), Change("aws_d.x", """["delete"]"""),
            Change("aws_e.x", """["forget"]"""), Change("aws_f.x", """["no-op"]"""), Change("aws_g.x", """["read"]""", mode: "data")));
        (plan.Create, plan.Update, plan.Replace, plan.Delete, plan.Forget).ShouldBe((2, 1, 2, 1, 1));
        plan.Changes.Select(c => c.Kind).ShouldBe(
            [ChangeKind.Create, ChangeKind.Create, ChangeKind.Update, ChangeKind.Replace, ChangeKind.Replace, ChangeKind.Delete, ChangeKind.Forget]);
        plan.Changes[2].ShouldBe(new PlannedChange("aws_b.x", "aws_b", ChangeKind.Update));
        plan.ImageOnly.ShouldBeFalse();
    }

    [Fact]
    public void A_plan_without_changes_is_empty_and_not_about_an_image() =>
        Read(Of(Change("aws_a.x", """["no-op"]"""))).ShouldSatisfyAllConditions(p => p.IsEmpty.ShouldBeTrue(), p => p.ImageOnly.ShouldBeFalse());

    [Fact]
    public void An_import_or_a_move_alone_changes_nothing() =>
        Read(Of(Change("aws_a.x", """["no-op"]""", more: ",\"importing\":{\"id\":\"i\"}"))).IsEmpty.ShouldBeTrue();

    [Fact]
    public void The_first_fifty_changes_are_kept_and_all_are_counted()
    {
        var plan = Read(Of(Enumerable.Range(0, 120).Select(n => Change($"aws_a.n{n}", """["create"]"""))));
        plan.Create.ShouldBe(120);
        plan.Changes.Select(c => c.Address).ShouldBe(Enumerable.Range(0, 50).Select(n => $"aws_a.n{n}"));
    }

    [Fact]
    public void Only_drift_of_what_the_plan_changes_too_is_counted()
    {
        var drift = "\"resource_drift\":[" + string.Join(',', Change("aws_a.x", """["update"]"""), Change("aws_a.still", """["update"]"""),
            Change("aws_a.elsewhere", """["delete"]"""), Change("aws_a.y", """["delete"]"""), Change("aws_a.moved", """["no-op"]""")) + "]";
        var changes = string.Join(',', Change("aws_a.x", """["update"]"""), Change("aws_a.still", """["no-op"]"""),
            Change("aws_a.y", """["create"]"""), Change("aws_a.moved", """["update"]"""));
        foreach (var lists in new[] { $"{drift},\"resource_changes\":[{changes}]", $"\"resource_changes\":[{changes}],{drift}" })
            Read($$"""{"format_version":"1.2",{{lists}}}""").ShouldSatisfyAllConditions(p => p.Drift.ShouldBe(2), p => p.Total.ShouldBe(3));
    }

    [Fact]
    public void However_much_drifts_the_memory_is_bounded()
    {
        var piece = Change("aws_a.x", """["update"]""") + ",";
        var drifts = string.Concat(Enumerable.Range(0, 20_000).Select(n => Change($"aws_a.n{n}", """["update"]""") + ","));
        var stream = new RepeatingStream("{\"format_version\":\"1.2\",\"resource_drift\":[" + drifts, piece, 1000,
            Change("aws_a.z", """["update"]""") + "],\"resource_changes\":[" + drifts + Change("aws_a.x", """["update"]""") + "]}");
        PlanReader.Read(stream).Drift.ShouldBe(PlanDrift.MostAddresses);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(4096)]
    public void In_whatever_pieces_a_plan_arrives_it_says_the_same(int atOnce)
    {
        var json = Of(Enumerable.Range(0, 400).Select(n => Change($"aws_ä.n{n}", n % 3 == 0 ? """["delete"]""" : """["update"]""")));
        json.Length.ShouldBeGreaterThan(64 * 1024);
        var dripped = PlanReader.Read(new DrippingStream(Encoding.UTF8.GetBytes(json), atOnce));
        (dripped.Delete, dripped.Update).ShouldBe((134, 266));
        dripped.Changes.ShouldBe(Read(json).Changes);
    }

    [Fact]
    public void A_byte_order_mark_is_no_reason_to_refuse() =>
        PlanReader.Read(new MemoryStream([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Of(Change("aws_a.x", """["create"]""")))])).Create.ShouldBe(1);

    [Theory]
    [InlineData("""{"format_version":"2.0"}""", ErrorCodes.PlanFormatUnknown)]
    [InlineData("""{"format_version":"0.2"}""", ErrorCodes.PlanFormatUnknown)]
    [InlineData("""{"format_version":1.2}""", ErrorCodes.PlanUnreadable)]
    [InlineData("""{"resource_changes":[]}""", ErrorCodes.PlanUnreadable)]
    [InlineData("""{"format_version":"1.2","errored":true}""", ErrorCodes.PlanErrored)]
    [InlineData("""{"format_version":"1.2","errored":"no"}""", ErrorCodes.PlanUnreadable)]
    [InlineData("""{"format_version":"1.2","complete":false}""", ErrorCodes.PlanIncomplete)]
    [InlineData("""{"format_version":"1.2","resource_changes":[{"address":"a.b","type":"a","change":{"actions":["create"]}}],"applyable":false}""", ErrorCodes.PlanIncomplete)]
    [InlineData("""{"format_version":"1.2","resource_changes":[{"address":"a.b","type":"a","change":{"actions":["explode"]}}]}""", ErrorCodes.PlanActionUnknown)]
    [InlineData("""{"format_version":"1.2","resource_changes":[{"address":"a.b","type":"a","change":{"actions":["create","update"]}}]}""", ErrorCodes.PlanActionUnknown)]
    [InlineData("""{"format_version":"1.2","resource_changes":[{"address":"a.b","type":"a"}]}""", ErrorCodes.PlanActionUnknown)]
    [InlineData("""{"format_version":"1.2","resource_changes":[],"resource_changes":[]}""", ErrorCodes.PlanUnreadable)]
    [InlineData("""{"format_version":"1.2","resource_changes":{}}""", ErrorCodes.PlanUnreadable)]
    [InlineData("""{"format_version":"1.2"} and more""", ErrorCodes.PlanUnreadable)]
    [InlineData("""terraform show -json {"format_version":"1.2"}""", ErrorCodes.PlanUnreadable)]
    [InlineData("""{"format_version":"1.2","variables":NaN}""", ErrorCodes.PlanUnreadable)]
    [InlineData("""{"format_version":"1.2","resource_changes":[""", ErrorCodes.PlanUnreadable)]
    [InlineData("[]", ErrorCodes.PlanUnreadable)]
    [InlineData("", ErrorCodes.PlanUnreadable)]
    public void What_cannot_be_relied_on_is_refused(string json, string code) => CodeOf(() => Read(json)).ShouldBe(code);

    [Fact]
    public void A_plan_that_changes_nothing_need_not_be_applyable() =>
        Read("""{"format_version":"1.2","applyable":false,"resource_changes":[]}""").IsEmpty.ShouldBeTrue();

    [Fact]
    public void Ten_thousand_levels_are_refused() =>
        CodeOf(() => Read($$"""{"format_version":"1.2","variables":{{new string('[', 10_000)}}""")).ShouldBe(ErrorCodes.PlanUnreadable);

    [Fact]
    public void An_address_that_is_no_UTF8_is_refused() =>
        CodeOf(() => PlanReader.Read(new MemoryStream([
            .. "{\"format_version\":\"1.2\",\"resource_changes\":[{\"address\":\""u8, 0xC3, 0x28, .. "\",\"change\":{\"actions\":[\"create\"]}}]}"u8])))
            .ShouldBe(ErrorCodes.PlanUnreadable);

    [Fact]
    public void A_number_beyond_all_measure_passes_where_it_does_not_count() =>
        Read("""{"format_version":"1.2","variables":{"n":{"value":1e999}},"resource_changes":[]}""").IsEmpty.ShouldBeTrue();

    [Fact]
    public void A_value_of_ten_megabytes_is_read_and_one_without_end_is_refused()
    {
        var piece = new string('x', 64 * 1024);
        PlanReader.Read(new RepeatingStream("{\"format_version\":\"1.2\",\"variables\":\"", piece, 160, "\",\"resource_changes\":[]}")).IsEmpty.ShouldBeTrue();
        CodeOf(() => PlanReader.Read(new RepeatingStream("{\"format_version\":\"1.2\",\"variables\":\"", piece, 100_000, "\"}"))).ShouldBe(ErrorCodes.PlanValueTooLarge);
    }

    [Fact]
    public void A_plan_of_sixty_megabytes_costs_no_more_than_its_names()
    {
        var change = Change("aws_a.x", """["create"]""", more: $",\"after_unknown\":{{\"text\":\"{new string('y', 700)}\"}}") + ",";
        var stream = new RepeatingStream("{\"format_version\":\"1.2\",\"resource_changes\":[", change, 60_000, Change("aws_a.x", """["create"]""") + "]}");
        var before = GC.GetAllocatedBytesForCurrentThread();
        PlanReader.Read(stream).Create.ShouldBe(60_001);
        var perChange = (GC.GetAllocatedBytesForCurrentThread() - before) / 60_000;
        perChange.ShouldBeLessThan(200, "each change may cost its address and type, nothing of its content");
    }
}
