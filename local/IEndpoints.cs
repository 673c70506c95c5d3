using Microsoft.AspNetCore.Routing;

namespace Delightful.Local;

/// <summary>Plain HTTP paths on the cloud's port, for callers that sign nothing (recorders, pages, the Runtime API).</summary>
public interface IEndpoints
{
    /// <summary>Maps the paths. Signed requests never get here.</summary>
    void Map(IEndpointRouteBuilder routes);
}
