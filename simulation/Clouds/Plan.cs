using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Delightful.Simulation.Clouds;

/// <summary>A saved plan as its file has it: made by a build against a serial of the state, for an image.</summary>
/// <param name="Build">The build that made it.</param>
/// <param name="Serial">The serial.</param>
/// <param name="Digest">The image.</param>
/// <param name="Tag">Its tag.</param>
/// <param name="Destroys">How many tables it destroys: that asks.</param>
internal sealed record Plan(string Build, int Serial, string Digest, string Tag, int Destroys)
{
    private const int MostDestroys = 2;

    private static readonly byte[][] Jsons = [.. Enumerable.Range(0, MostDestroys + 1).Select(JsonOf)];

    /// <summary>What terraform show prints of it: the task definition is replaced, and tables are destroyed.</summary>
    public byte[] Json => Jsons[Destroys];

    public byte[] ToFile() => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Build} {Serial} {Digest} {Tag} {Destroys}"));

    public static Plan Read(byte[] file) => Encoding.UTF8.GetString(file).Split(' ') is [var build, var serial, var digest, var tag, var destroys]
        ? new Plan(build, int.Parse(serial, CultureInfo.InvariantCulture), digest, tag, int.Parse(destroys, CultureInfo.InvariantCulture))
        : throw new FormatException("this is no plan");

    private static byte[] JsonOf(int destroys)
    {
        var tables = string.Concat(Enumerable.Range(1, destroys).Select(n => Table.Replace("#", $"{n}", StringComparison.Ordinal)));
        return Encoding.UTF8.GetBytes(Resources.Replace("#", tables, StringComparison.Ordinal));
    }

    private const string Resources = """
        {"format_version":"1.2","resource_changes":[{"address":"module.service.aws_ecs_task_definition.this","mode":"managed","type":"aws_ecs_task_definition","name":"this","change":{"actions":["create","delete"],"before":{"cpu":"256"},"after":{"cpu":"256"},"replace_paths":[["container_definitions"]]}}#],"applyable":true,"complete":true,"errored":false}
        """;

    private const string Table = """
        ,{"address":"aws_dynamodb_table.orders_#","mode":"managed","type":"aws_dynamodb_table","name":"orders_#","change":{"actions":["delete"],"before":{"name":"orders-#"},"after":null}}
        """;

    public static string HashOf(byte[] file) => Convert.ToHexStringLower(SHA256.HashData(file));
}
