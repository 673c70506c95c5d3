using Microsoft.AspNetCore.Http;

namespace Delightful.Local.GitHub;

/// <summary>Cuts a list into pages and says in the Link header where the others are.</summary>
static class Page
{
    const int DefaultSize = 30;
    const int LargestSize = 100;

    public static IReadOnlyList<T> Of<T>(IReadOnlyCollection<T> all, HttpContext http)
    {
        var size = Math.Clamp(Number(http, "per_page") ?? DefaultSize, 1, LargestSize);
        var page = Math.Max(Number(http, "page") ?? 1, 1);
        var last = Math.Max((all.Count + size - 1) / size, 1);

        List<string> links = [];
        if (page > 1)
            links.AddRange([Link(http, 1, size, "first"), Link(http, page - 1, size, "prev")]);
        if (page < last)
            links.AddRange([Link(http, page + 1, size, "next"), Link(http, last, size, "last")]);
        if (links.Count > 0)
            http.Response.Headers.Link = string.Join(", ", links);

        return [.. all.Skip((page - 1) * size).Take(size)];
    }

    static int? Number(HttpContext http, string name) =>
        int.TryParse(http.Request.Query[name], out var number) ? number : null;

    static string Link(HttpContext http, int page, int size, string relation)
    {
        var request = http.Request;
        var others = request.Query.Where(pair => pair.Key is not ("page" or "per_page"));
        var query = QueryString.Create(others).Add("per_page", $"{size}").Add("page", $"{page}");
        return $"<{request.Scheme}://{request.Host}{request.PathBase}{request.Path}{query}>; rel=\"{relation}\"";
    }
}
