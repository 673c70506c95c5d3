using System.IO.Compression;

namespace Delightful.Simulation;

/// <summary>A source bundle whose declaration cannot be used.</summary>
internal static class BadSource
{
    public static byte[] Zip { get; } = Make();

    private static byte[] Make()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        using (var file = new StreamWriter(zip.CreateEntry(".delightful.yaml").Open()))
            file.Write("cpu: a lot\n");
        return bytes.ToArray();
    }
}
