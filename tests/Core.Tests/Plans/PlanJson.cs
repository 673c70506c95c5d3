using System.Text;
using Delightful.Core.Plans;

namespace Delightful.Core.Tests.Plans;

/// <summary>Plans as terraform show -json prints them, and streams that give them out in odd pieces.</summary>
internal static class PlanJson
{
    public static string Of(params IEnumerable<string> changes) => With("", changes);

    public static string With(string more, params IEnumerable<string> changes) =>
        $$$$$"""{"format_version":"1.2","terraform_version":"1.9.0","planned_values":{"root_module":{"resources":[{"address":"not.counted","change":{"actions":["create"]}}]}},{{{{{more}}}}}"resource_changes":[{{{{{string.Join(',', changes)}}}}}],"prior_state":{"resource_changes":[1]},"applyable":true,"complete":true,"errored":false}""";

    public static string Change(string address, string actions, string mode = "managed", string more = "") =>
        $$$$$"""{"address":"{{{{{address}}}}}","mode":"{{{{{mode}}}}}","type":"{{{{{address.Split('.')[0]}}}}}","name":"x","change":{"actions":{{{{{actions}}}}},"before":{"address":"inner","actions":["delete"]},"after":{"tags":{"type":"inner"}}{{{{{more}}}}}}}""";

    public static string TaskDefinition(string actions, string before, string after, string paths = """[["container_definitions"]]""") =>
        $$$$$"""{"address":"module.service.aws_ecs_task_definition.this","mode":"managed","type":"aws_ecs_task_definition","change":{"actions":{{{{{actions}}}}},"before":{"container_definitions":{{{{{Quoted(before)}}}}},"cpu":"256"},"after":{"container_definitions":{{{{{Quoted(after)}}}}}},"after_unknown":{"arn":true,"volume":[]},"replace_paths":{{{{{paths}}}}}}}""";

    public static string Container(string image, string tag, string port = "8080", string version = "1") =>
        $$$$$"""[{"name":"web-app","image":"{{{{{image}}}}}","environment":[{"name":"PORT","value":"{{{{{port}}}}}"},{"name":"IMAGE_TAG","value":"{{{{{tag}}}}}"}],"dockerLabels":{"org.opencontainers.image.version":"{{{{{version}}}}}"}}]""";

    public static PlanSummary Read(string json) => PlanReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)));

    public static string CodeOf(Action read) => Should.Throw<PlanUnreadableException>(read).Code;

    private static string Quoted(string text) => System.Text.Json.JsonSerializer.Serialize(text);
}

/// <summary>Gives out a few bytes at a time, as a network does.</summary>
internal sealed class DrippingStream(byte[] bytes, int atOnce) : MemoryStream(bytes)
{
    public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, atOnce)]);
}

/// <summary>A head, a piece again and again, and a tail, without ever holding them all.</summary>
internal sealed class RepeatingStream(string head, string piece, int times, string tail) : Stream
{
    private readonly IEnumerator<byte[]> _pieces = Pieces(head, piece, times, tail).GetEnumerator();
    private ReadOnlyMemory<byte> _left;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get; set; }

    public override int Read(Span<byte> buffer)
    {
        if (_left.IsEmpty && _pieces.MoveNext())
            _left = _pieces.Current;
        var length = Math.Min(buffer.Length, _left.Length);
        _left.Span[..length].CopyTo(buffer);
        _left = _left[length..];
        return length;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private static IEnumerable<byte[]> Pieces(string head, string piece, int times, string tail)
    {
        yield return Encoding.UTF8.GetBytes(head);
        var bytes = Encoding.UTF8.GetBytes(piece);
        for (var i = 0; i < times; i++)
            yield return bytes;
        yield return Encoding.UTF8.GetBytes(tail);
    }
}
