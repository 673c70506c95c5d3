using System.Text.Json;
using Delightful.Core.Gate;
using Delightful.Core.Plans;
using Delightful.Core.Tests.Plans;
using static Delightful.Core.Tests.Gate.Given;

namespace Delightful.Core.Tests.Gate;

/// <summary>Nothing else runs meanwhile: what the process holds is what the plan costs.</summary>
[CollectionDefinition("alone", DisableParallelization = true)]
public sealed class Alone;

[Collection("alone")]
public class PlanMemoryTests
{
    [Fact]
    public void A_plan_of_a_gigabyte_takes_no_more_memory_than_a_small_one()
    {
        var resource = Resource("aws_db_instance.n", Replace, """{"engine":"postgres","storage_encrypted":true}""", $$"""{"engine":"mysql","storage_encrypted":false,"text":"{{new string('y', 60_000)}}"}""", more: ",\"replace_paths\":[[\"engine\"]]") + ",";
        var stream = new RepeatingStream("{\"format_version\":\"1.2\",\"resource_changes\":[", resource, 1024 * 1024 * 1024 / resource.Length, Resource("aws_iam_role.last", Nothing, "{}", "{}") + "]}");
        var held = new List<long>();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var plan = PlanReviewer.Read(new MeasuredStream(stream, () => held.Add(GC.GetTotalMemory(forceFullCollection: true) - before)), new GateSettings());
        plan.Summary.Replace.ShouldBe(1024 * 1024 * 1024 / resource.Length);
        // What other tests left in pools may be let go meanwhile, so it may be less than nothing.
        held.Count.ShouldBeGreaterThan(4);
        held.Max().ShouldBeLessThan(32L * 1024 * 1024);
        JsonSerializer.Serialize(PlanReviewer.Review(plan, new GateSettings()), CoreJson.Default.PlanReview).Length.ShouldBeLessThan(32 * 1024);
    }
}

/// <summary>Looks at something now and then while it is read.</summary>
internal sealed class MeasuredStream(Stream inner, Action look) : Stream
{
    private const long Every = 128L * 1024 * 1024;

    private long _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _read; set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        if (_read / Every != (_read + read) / Every)
            look();
        _read += read;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
