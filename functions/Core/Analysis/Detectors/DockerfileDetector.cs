using System.Text.RegularExpressions;
using Delightful.Core.Analysis.Facts;
using Delightful.Core.Analysis.Images;

namespace Delightful.Core.Analysis.Detectors;

/// <summary>What the image says: its base, user, ports, health check, command and settings.</summary>
internal sealed partial class DockerfileDetector : IDetector
{
    public void Look(ServiceView view, Findings to)
    {
        if (view.Image is not { } image)
            return;
        to.Add(FactNames.BaseImage, image.Base.Image, Confidence.Certain, image.At(image.Base.Line), "the last stage is made from it");
        User(image, to);
        Ports(image, to);
        HealthCheck(image, to);
        Command(image, to);
        foreach (var name in new[] { "PORT", "ASPNETCORE_HTTP_PORTS", "SERVER_PORT", "QUARKUS_HTTP_PORT" })
            if (image.Variable(name) is { } set && PlainPort().IsMatch(set.Value))
                to.Add(FactNames.Port, set.Value, Confidence.High, image.At(set.Line), $"the image sets {name}");
        if (image.Variable("ASPNETCORE_URLS") is { } urls && Url().Match(urls.Value) is { Success: true } url)
            to.Add(FactNames.Port, url.Groups["port"].Value, 0.9, image.At(urls.Line), "the image sets ASPNETCORE_URLS");
    }

    private static void User(DockerImage image, Findings to)
    {
        if (image.Last("USER") is { } user)
            to.Add(FactNames.ImageUser, image.Expand(user.Rest).Split(':')[0].Trim(), Confidence.Certain, image.At(user.Line), "the image runs as this user");
        var named = image.Last("USER") is { } last ? image.Expand(last.Rest).Split(':')[0].Trim() is "root" or "0" : !HasUser(image.Base.Image);
        if (named)
            to.Advise("Run the container as an ordinary user", "The image names no user, so its process is root in the container. Add a USER instruction to the last stage.", image.At(image.From.Line));
    }

    /// <summary>Some base images come with a user of their own.</summary>
    private static bool HasUser(string image) => image.Contains("chiseled", StringComparison.OrdinalIgnoreCase) || image.Contains("nonroot", StringComparison.OrdinalIgnoreCase) || image.Contains("unprivileged", StringComparison.OrdinalIgnoreCase);

    private static void Ports(DockerImage image, Findings to)
    {
        var exposed = image.Stage.Where(i => i.Word == "EXPOSE")
            .SelectMany(i => Port().Matches(image.Expand(i.Rest)).Select(m => (Port: m.Value, i.Line))).DistinctBy(p => p.Port).ToList();
        var serving = exposed.Where(p => p.Port is not ("443" or "8443" or "9229" or "9090" or "5005" or "22")).ToList();
        foreach (var (port, line) in exposed)
        {
            to.Add(FactNames.ImagePort, port, Confidence.Certain, image.At(line), "the image exposes this port");
            if (exposed.Count == 1)
                to.Add(FactNames.Port, port, 0.9, image.At(line), "the image exposes this port");
            else if (serving.Count > 0 && serving[0].Port == port)
                to.Add(FactNames.Port, port, serving.Count == 1 ? 0.85 : 0.72, image.At(line), "the image exposes this port, with others");
        }
    }

    private static void HealthCheck(DockerImage image, Findings to)
    {
        if (image.Last("HEALTHCHECK") is not { } check || check.Rest.Trim().Equals("NONE", StringComparison.OrdinalIgnoreCase))
            return;
        var text = image.Expand(check.Rest);
        to.Add(FactNames.ImageHealthCheck, text.IndexOf("CMD", StringComparison.Ordinal) is >= 0 and var at ? CommandText.Of(text[(at + 3)..].Trim()) : text, Confidence.Certain, image.At(check.Line), "the image has a health check");
        if (LocalAddress().Match(text) is not { Success: true } address)
            return;
        if (address.Groups["path"].Value is { Length: > 1 } path)
            to.Add(HealthPaths.FactFor(path) is FactNames.DeepHealthPath ? FactNames.DeepHealthPath : FactNames.HealthPath, path, 0.9, image.At(check.Line), "the image's health check asks this page");
        if (address.Groups["port"].Value is { Length: > 0 } port)
            to.Add(FactNames.Port, port, Confidence.Likely, image.At(check.Line), "the image's health check asks this port");
    }

    private static void Command(DockerImage image, Findings to)
    {
        var (entry, arguments) = (image.Last("ENTRYPOINT"), image.Last("CMD"));
        if ((entry ?? arguments) is not { } at)
            return;
        var command = string.Join(' ', new[] { entry, arguments }.OfType<DockerInstruction>().Select(i => CommandText.Of(i.Rest)));
        to.Add(FactNames.Command, command, Confidence.Certain, image.At((arguments ?? at).Line), "the image is started so");
        if (CommandText.PortOf(image.Expand(command)) is { } port)
            to.Add(FactNames.Port, $"{port}", 0.9, image.At((arguments ?? at).Line), "the image starts its server on this port");
    }

    [GeneratedRegex(@"(?<![\d./-])[1-9]\d{0,4}(?=\s|$|/tcp)", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Port();

    [GeneratedRegex(@"\A\d{2,5}\z", RegexOptions.CultureInvariant, 200)]
    private static partial Regex PlainPort();

    [GeneratedRegex(@"http://[^:;/]{1,100}:(?<port>\d{2,5})", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Url();

    [GeneratedRegex(@"(?:https?://)?(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?::(?<port>\d{1,5}))?(?<path>/[A-Za-z0-9/_.-]{0,200})?", RegexOptions.CultureInvariant, 200)]
    private static partial Regex LocalAddress();
}
