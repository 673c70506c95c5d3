using System.Text;

namespace Delightful.Benchmarks.Plans;

/// <summary>
/// A plan of any size as terraform show -json prints it, given out while it is read. Its resources are of the types and
/// sizes of real ones; seven of ten do not change.
/// </summary>
internal sealed class SyntheticPlan : Stream
{
    private static readonly string[] Actions =
        ["[\"no-op\"]", "[\"no-op\"]", "[\"no-op\"]", "[\"no-op\"]", "[\"no-op\"]", "[\"no-op\"]", "[\"no-op\"]", "[\"create\"]", "[\"update\"]", "[\"delete\",\"create\"]"];

    private static readonly string[] Types =
    [
        "aws_instance", "aws_iam_policy", "aws_s3_bucket", "aws_security_group", "aws_cloudwatch_metric_alarm", "aws_db_instance", "aws_route53_record",
        "aws_iam_role_policy_attachment", "aws_subnet", "aws_lb_target_group", "aws_ecs_task_definition", "aws_ecs_service", "aws_ebs_volume",
    ];

    private static readonly byte[] Head = Encoding.UTF8.GetBytes("""{"format_version":"1.2","terraform_version":"1.11.4","resource_changes":[""");
    private static readonly byte[] Body = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 1300).Select(n => Resource(n) + ",")));
    private static readonly byte[] Tail = Encoding.UTF8.GetBytes(Resource(0) + """],"applyable":true,"complete":true,"errored":false}""");

    private readonly int _times;
    private byte[] _piece = Head;
    private int _at;
    private int _given = -1;

    public SyntheticPlan(long bytes) => _times = (int)(bytes / Body.Length);

    public override long Length => Head.Length + (long)_times * Body.Length + Tail.Length;

    public int Resources => _times * 1300 + 1;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        while (_at == _piece.Length && _piece != Tail)
            (_piece, _at) = (++_given < _times ? Body : Tail, 0);
        var length = Math.Min(buffer.Length, _piece.Length - _at);
        _piece.AsSpan(_at, length).CopyTo(buffer);
        _at += length;
        return length;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private static string Resource(int number)
    {
        var (type, actions) = (Types[number % Types.Length], Actions[number % Actions.Length]);
        var (before, after) = (actions.Contains("create") && !actions.Contains("delete") ? "null" : Values(number, "a"), Values(number, "b"));
        return $$$"""{"address":"module.part_{{{number % 40}}}.{{{type}}}.this[\"{{{number}}}\"]","module_address":"module.part_{{{number % 40}}}","mode":"managed","type":"{{{type}}}","name":"this","index":"{{{number}}}","provider_name":"registry.terraform.io/hashicorp/aws","change":{"actions":{{{actions}}},"before":{{{before}}},"after":{{{after}}},"after_unknown":{"tags":{},"tags_all":{},"ingress":[]},"before_sensitive":{"tags":{},"tags_all":{},"ingress":[]},"after_sensitive":{"tags":{},"tags_all":{},"ingress":[]}{{{(actions.Contains("delete") ? ",\"replace_paths\":[[\"name\"]]" : "")}}}}}""";
    }

    private static string Values(int number, string change) =>
        $$"""{"id":"id-{{number}}","arn":"arn:aws:service:us-east-1:123456789012:thing/{{number}}","name":"thing-{{number}}-{{change}}","description":"one of many things, number {{number}}","tags":{"service":"part-{{number % 40}}","environment":"prod","managed-by":"delightful","owner":"team-{{number % 7}}"},"tags_all":{"service":"part-{{number % 40}}","environment":"prod","managed-by":"delightful","owner":"team-{{number % 7}}"},"instance_type":"t3.micro","instance_class":"db.t4g.micro","engine":"postgres","allocated_storage":20,"storage_encrypted":true,"deletion_protection":true,"size":100,"encrypted":true,"type":"gp3","cpu":"256","memory":"512","desired_count":2,"launch_type":"FARGATE","ingress":[{"cidr_blocks":["10.0.0.0/8"],"description":"","from_port":443,"ipv6_cidr_blocks":[],"prefix_list_ids":[],"protocol":"tcp","security_groups":[],"self":false,"to_port":443}],"policy":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"s3:GetObject\",\"s3:PutObject\"],\"Resource\":\"arn:aws:s3:::bucket-{{number}}/*\"}]}","timeouts":null,"monitoring":false,"enabled":true}""";
}
