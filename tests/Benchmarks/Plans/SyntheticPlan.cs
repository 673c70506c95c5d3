using System.Text;

namespace Delightful.Benchmarks.Plans;

/// <summary>
/// A plan of any size as terraform show -json prints it, given out while it is read. Its resources are of the types and
/// sizes of real ones; seven of ten do not change. A whole plan also has the sections that no review reads: of a plan that
/// this project's service root made 39 % are changes, 24 % prior state, 20 % planned values and 14 % configuration.
/// </summary>
internal sealed class SyntheticPlan : Stream
{
    private const int Alike = 1300;

    private static readonly string[] Actions =
        ["[\"no-op\"]", "[\"no-op\"]", "[\"no-op\"]", "[\"no-op\"]", "[\"no-op\"]", "[\"no-op\"]", "[\"no-op\"]", "[\"create\"]", "[\"update\"]", "[\"delete\",\"create\"]"];

    private static readonly string[] Types =
    [
        "aws_instance", "aws_iam_policy", "aws_s3_bucket", "aws_security_group", "aws_cloudwatch_metric_alarm", "aws_db_instance", "aws_route53_record",
        "aws_iam_role_policy_attachment", "aws_subnet", "aws_lb_target_group", "aws_ecs_task_definition", "aws_ecs_service", "aws_ebs_volume",
    ];

    private static readonly byte[] Changes = Bytes(Change);

    private static readonly byte[] States = Bytes(n => Known(n, Values(n, "a")));

    private static readonly byte[] Configurations = Bytes(Configured);

    private readonly (byte[] Piece, int Times)[] _pieces;
    private (int Piece, int Given, int At) _next;

    /// <param name="bytes">About how long it is.</param>
    /// <param name="changesOnly">True for a plan of changes alone, which no Terraform makes: the most that a review can be given to do.</param>
    public SyntheticPlan(long bytes, bool changesOnly)
    {
        var times = (int)(bytes / (changesOnly ? Changes.Length : Changes.Length + (2L * States.Length) + Configurations.Length));
        Resources = (times * Alike) + 1;
        var changes = new[] { ("\"resource_changes\":["u8.ToArray(), 1), (Changes, times), (Encoding.UTF8.GetBytes(Change(0) + "],"), 1) };
        _pieces =
        [
            ("{\"format_version\":\"1.2\",\"terraform_version\":\"1.11.4\","u8.ToArray(), 1),
            .. changesOnly ? [] : Section("planned_values\":{", States, times),
            .. changes,
            .. changesOnly ? [] : Section("prior_state\":{\"format_version\":\"1.0\",\"values\":{", States, times),
            .. changesOnly ? [] : Section("configuration\":{\"provider_config\":{},", Configurations, times),
            ("\"applyable\":true,\"complete\":true,\"errored\":false}"u8.ToArray(), 1),
        ];
    }

    public override long Length => _pieces.Sum(p => (long)p.Times * p.Piece.Length);

    public int Resources { get; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        while (_next.Piece < _pieces.Length && _next.Given == _pieces[_next.Piece].Times)
            _next = (_next.Piece + 1, 0, 0);
        if (_next.Piece == _pieces.Length)
            return 0;
        var piece = _pieces[_next.Piece].Piece;
        var length = Math.Min(buffer.Length, piece.Length - _next.At);
        piece.AsSpan(_next.At, length).CopyTo(buffer);
        _next = _next.At + length == piece.Length ? (_next.Piece, _next.Given + 1, 0) : _next with { At = _next.At + length };
        return length;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private static byte[] Bytes(Func<int, string> resource) => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, Alike).Select(n => resource(n) + ",")));

    private static (byte[] Piece, int Times)[] Section(string name, byte[] resources, int times) =>
    [
        (Encoding.UTF8.GetBytes($"\"{name}\"root_module\":{{\"resources\":["), 1),
        (resources, times),
        (Encoding.UTF8.GetBytes("{}]}" + new string('}', name.Count(c => c == '{') - name.Count(c => c == '}')) + ","), 1),
    ];

    private static string Known(int number, string values) =>
        $$$"""{"address":"module.part_{{{number % 40}}}.{{{Types[number % Types.Length]}}}.this[\"{{{number}}}\"]","mode":"managed","type":"{{{Types[number % Types.Length]}}}","name":"this","index":"{{{number}}}","provider_name":"registry.terraform.io/hashicorp/aws","schema_version":0,"values":{{{values}}},"sensitive_values":{"tags":{},"tags_all":{},"ingress":[]}}""";

    private static string Configured(int number) =>
        $$$"""{"address":"{{{Types[number % Types.Length]}}}.this_{{{number}}}","mode":"managed","type":"{{{Types[number % Types.Length]}}}","name":"this_{{{number}}}","provider_config_key":"aws","expressions":{"name":{"references":["var.name"]},"description":{"constant_value":"one of many things, number {{{number}}}"},"subnet_ids":{"references":["module.network.private_subnet_ids","module.network"]},"policy":{"references":["data.aws_iam_policy_document.this_{{{number}}}.json","data.aws_iam_policy_document.this_{{{number}}}"]},"tags":{"references":["local.tags"]},"ingress":[{"cidr_blocks":{"references":["var.network.cidr","var.network"]},"from_port":{"constant_value":443},"protocol":{"constant_value":"tcp"},"to_port":{"constant_value":443}}]},"schema_version":0,"for_each_expression":{"references":["local.parts"]}}""";

    private static string Change(int number)
    {
        var (type, actions) = (Types[number % Types.Length], Actions[number % Actions.Length]);
        var (before, after) = (actions.Contains("create") && !actions.Contains("delete") ? "null" : Values(number, "a"), Values(number, "b"));
        return $$$"""{"address":"module.part_{{{number % 40}}}.{{{type}}}.this[\"{{{number}}}\"]","module_address":"module.part_{{{number % 40}}}","mode":"managed","type":"{{{type}}}","name":"this","index":"{{{number}}}","provider_name":"registry.terraform.io/hashicorp/aws","change":{"actions":{{{actions}}},"before":{{{before}}},"after":{{{after}}},"after_unknown":{"tags":{},"tags_all":{},"ingress":[]},"before_sensitive":{"tags":{},"tags_all":{},"ingress":[]},"after_sensitive":{"tags":{},"tags_all":{},"ingress":[]}{{{(actions.Contains("delete") ? ",\"replace_paths\":[[\"name\"]]" : "")}}}}}""";
    }

    private static string Values(int number, string change) =>
        $$"""{"id":"id-{{number}}","arn":"arn:aws:service:us-east-1:123456789012:thing/{{number}}","name":"thing-{{number}}-{{change}}","description":"one of many things, number {{number}}","tags":{"service":"part-{{number % 40}}","environment":"prod","managed-by":"delightful","owner":"team-{{number % 7}}"},"tags_all":{"service":"part-{{number % 40}}","environment":"prod","managed-by":"delightful","owner":"team-{{number % 7}}"},"instance_type":"t3.micro","instance_class":"db.t4g.micro","engine":"postgres","allocated_storage":20,"storage_encrypted":true,"deletion_protection":true,"size":100,"encrypted":true,"type":"gp3","cpu":"256","memory":"512","desired_count":2,"launch_type":"FARGATE","ingress":[{"cidr_blocks":["10.0.0.0/8"],"description":"","from_port":443,"ipv6_cidr_blocks":[],"prefix_list_ids":[],"protocol":"tcp","security_groups":[],"self":false,"to_port":443}],"policy":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"s3:GetObject\",\"s3:PutObject\"],\"Resource\":\"arn:aws:s3:::bucket-{{number}}/*\"}]}","timeouts":null,"monitoring":false,"enabled":true}""";
}
