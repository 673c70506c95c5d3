using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Delightful.Simulation.Clouds;

/// <summary>A saved plan as its file has it: made by a build against a serial of the state, for an image.</summary>
internal sealed record Plan(string Build, int Serial, string Digest, string Tag)
{
    /// <summary>What terraform show prints of every plan here: the task definition is replaced.</summary>
    public static byte[] Json { get; } = """
        {"format_version":"1.2","resource_changes":[{"address":"module.service.aws_ecs_task_definition.this","mode":"managed","type":"aws_ecs_task_definition","name":"this","change":{"actions":["create","delete"],"before":{"cpu":"256"},"after":{"cpu":"256"},"replace_paths":[["container_definitions"]]}}],"applyable":true,"complete":true,"errored":false}
        """u8.ToArray();

    public byte[] ToFile() => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Build} {Serial} {Digest} {Tag}"));

    public static Plan Read(byte[] file) => Encoding.UTF8.GetString(file).Split(' ') is [var build, var serial, var digest, var tag]
        ? new Plan(build, int.Parse(serial, CultureInfo.InvariantCulture), digest, tag)
        : throw new FormatException("this is no plan");

    public static string HashOf(byte[] file) => Convert.ToHexStringLower(SHA256.HashData(file));
}
