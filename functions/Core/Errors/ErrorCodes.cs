namespace Delightful.Core.Errors;

/// <summary>
/// Every code that the analysis and the plan reader give an error. A code never changes its meaning and is never used again for
/// another; docs/errors.md says of each what to do. 1000 to 1099: the declaration; 1100 to 1199: the source bundle;
/// 2000 to 2099, in <see cref="RequestErrors"/> and <see cref="AnswerErrors"/>: requests and answers of people; 3000 to 3099: the plan;
/// 4000 to 4099, in <see cref="MigrationErrors"/>: migrations.
/// </summary>
public static class ErrorCodes
{
    /// <summary>The declaration is larger than the analysis reads.</summary>
    public const string DeclarationTooLarge = "DLT-1001";

    /// <summary>The declaration is not UTF-8 text or not YAML.</summary>
    public const string DeclarationNotYaml = "DLT-1002";

    /// <summary>A line of the declaration is indented with a tab.</summary>
    public const string DeclarationTab = "DLT-1003";

    /// <summary>The declaration uses an anchor, an alias or a tag.</summary>
    public const string DeclarationAnchor = "DLT-1004";

    /// <summary>A key stands twice in the same place.</summary>
    public const string DeclarationDuplicateKey = "DLT-1005";

    /// <summary>A key means nothing where it stands.</summary>
    public const string DeclarationUnknownKey = "DLT-1006";

    /// <summary>A value is of another kind than its key asks for.</summary>
    public const string DeclarationWrongType = "DLT-1007";

    /// <summary>A value is outside what its key allows.</summary>
    public const string DeclarationOutOfBounds = "DLT-1008";

    /// <summary>Values that are allowed each by itself do not go together.</summary>
    public const string DeclarationContradiction = "DLT-1009";

    /// <summary>The declaration is of another service.</summary>
    public const string DeclarationOfAnotherService = "DLT-1010";

    /// <summary>The declaration nests deeper, or holds more, than any declaration needs.</summary>
    public const string DeclarationTooComplex = "DLT-1011";

    /// <summary>The file holds more than one YAML document.</summary>
    public const string DeclarationManyDocuments = "DLT-1012";

    /// <summary>The source bundle is not a zip file that can be read.</summary>
    public const string BundleUnreadable = "DLT-1101";

    /// <summary>The source bundle holds more than the analysis reads.</summary>
    public const string BundleTooLarge = "DLT-1102";

    /// <summary>Several declarations of the bundle could be meant.</summary>
    public const string BundleAmbiguous = "DLT-1103";

    /// <summary>The plan's JSON is not a plan.</summary>
    public const string PlanUnreadable = "DLT-3001";

    /// <summary>The plan's JSON is of a format that is not known.</summary>
    public const string PlanFormatUnknown = "DLT-3002";

    /// <summary>Terraform says that the plan is the result of an error.</summary>
    public const string PlanErrored = "DLT-3003";

    /// <summary>One value of the plan is larger than is read.</summary>
    public const string PlanValueTooLarge = "DLT-3004";

    /// <summary>The plan does something with a resource that is not known.</summary>
    public const string PlanActionUnknown = "DLT-3005";

    /// <summary>Terraform says that the plan cannot be applied or leaves something out.</summary>
    public const string PlanIncomplete = "DLT-3006";
}
