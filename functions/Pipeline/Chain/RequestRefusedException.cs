using Delightful.Core.Events;

namespace Delightful.Pipeline.Chain;

/// <summary>A request that can never be accepted as it stands. Nothing was changed.</summary>
public sealed class RequestRefusedException(InputError error) : Exception(error.ToString());
