using System.Text.Json;
using Delightful.Cli.Errors;
using Delightful.Core;
using Delightful.Core.Replays;

namespace Delightful.Cli.Targets;

/// <summary>Reads and writes exported records.</summary>
static class RecordFiles
{
    static readonly CoreJson Readable = new(new JsonSerializerOptions(CoreJson.Default.Options) { WriteIndented = true });

    public static RecordFile Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(path), CoreJson.Default.RecordFile) ?? throw new JsonException("it holds nothing");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException or NotSupportedException)
        {
            throw CliErrors.FileUnusable(path, error.Message);
        }
    }

    public static void Write(string path, RecordFile file)
    {
        try
        {
            File.WriteAllText(path, JsonSerializer.Serialize(file, Readable.RecordFile) + Environment.NewLine);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw CliErrors.FileUnusable(path, error.Message);
        }
    }
}
