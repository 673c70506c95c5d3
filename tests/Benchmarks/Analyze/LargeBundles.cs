using System.IO.Compression;
using System.Text;

namespace Delightful.Benchmarks.Analyze;

/// <summary>Bundles at the edge of what is read, the same on every run.</summary>
internal static class LargeBundles
{
    private const string Manifest = """{ "name": "web-app", "scripts": { "start": "node index.js" }, "dependencies": { "express": "4.0.0", "pg": "8.0.0" } }""";

    private static readonly string[] Words = ["const", "value", "await", "response", "request", "if (", ") {", "}", "return", "=>", "items.map(", "export", "function", "null", "port", "get", "path", "'text'", "42", "user.name"];

    /// <summary>About a gigabyte: as much code as is looked through, and pictures that are not.</summary>
    public static void Gigabyte(string path)
    {
        using var zip = Start(path);
        var (random, picture) = (new Random(1), new byte[3_000_000]);
        for (var n = 0; n < 20_000; n++)
            Add(zip, $"src/part{n % 200}/file{n}.ts", Encoding.UTF8.GetBytes(Code(random, 50_000)), CompressionLevel.Fastest);
        for (var n = 0; n < 240; n++)
        {
            random.NextBytes(picture);
            Add(zip, $"assets/{n}.png", picture, CompressionLevel.NoCompression);
        }
    }

    /// <summary>200,000 files, every one of which is looked through.</summary>
    public static void ManyFiles(string path)
    {
        using var zip = Start(path);
        var random = new Random(2);
        for (var n = 0; n < 200_000; n++)
            Add(zip, $"src/part{n % 500}/file{n}.js", Encoding.UTF8.GetBytes(Code(random, 1_000)), CompressionLevel.Fastest);
    }

    private static ZipArchive Start(string path)
    {
        var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        Add(zip, "package.json", Encoding.UTF8.GetBytes(Manifest), CompressionLevel.Fastest);
        Add(zip, "index.js", "app.get('/health', ok);\napp.listen(3000);\n"u8.ToArray(), CompressionLevel.Fastest);
        return zip;
    }

    private static void Add(ZipArchive zip, string path, byte[] bytes, CompressionLevel level)
    {
        using var content = zip.CreateEntry(path, level).Open();
        content.Write(bytes);
    }

    private static string Code(Random random, int length)
    {
        var text = new StringBuilder(length + 100);
        while (text.Length < length)
            text.Append(Words[random.Next(Words.Length)]).Append(random.Next(12) == 0 ? "\n" : " ").Append(random.Next(6) == 0 ? random.Next(100_000) : "");
        return text.ToString();
    }
}
