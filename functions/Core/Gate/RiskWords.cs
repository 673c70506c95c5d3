namespace Delightful.Core.Gate;

/// <summary>The names of what the reviewer itself finds. Policies have names of their own.</summary>
public static class RiskWords
{
    /// <summary>Something that holds data is destroyed.</summary>
    public const string DestroysData = "destroys-data";

    /// <summary>Something that holds data is replaced.</summary>
    public const string ReplacesData = "replaces-data";

    /// <summary>Something that holds data is no longer looked after.</summary>
    public const string ForgetsData = "forgets-data";

    /// <summary>Something is destroyed.</summary>
    public const string Destroys = "destroys";

    /// <summary>Something is replaced.</summary>
    public const string Replaces = "replaces";

    /// <summary>Something is no longer looked after.</summary>
    public const string Forgets = "forgets";

    /// <summary>Something gets a new revision, and not for its image alone.</summary>
    public const string NewRevision = "new-revision";

    /// <summary>More changes than the environment takes unasked.</summary>
    public const string ManyChanges = "many-changes";

    /// <summary>Something that changes was changed outside Terraform too.</summary>
    public const string Drift = "drift";

    /// <summary>The monthly cost rises by more than the environment takes unasked.</summary>
    public const string CostRises = "cost-rises";

    /// <summary>The generated variables differ much from the last applied ones.</summary>
    public const string VariablesDiffer = "variables-differ";

    /// <summary>It is not known with which variables the current release was applied.</summary>
    public const string VariablesUnknown = "variables-unknown";

    /// <summary>A resource is too large to be looked at.</summary>
    public const string NotLookedAt = "not-looked-at";

    /// <summary>The organisation's policies deny the plan.</summary>
    public const string OpaDenies = "opa-denies";

    /// <summary>The organisation's policies warn of the plan.</summary>
    public const string OpaWarns = "opa-warns";

    /// <summary>The organisation's policies did not answer.</summary>
    public const string OpaSilent = "opa-silent";

    /// <summary>The image is not built for the processors that the tasks want.</summary>
    public const string ImagePlatform = "image-platform";

    /// <summary>The risk score is high.</summary>
    public const string HighScore = "high-score";

    /// <summary>The environment asks whatever the plan says.</summary>
    public const string EnvironmentAsks = "environment-asks";
}
