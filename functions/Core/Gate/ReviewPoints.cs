namespace Delightful.Core.Gate;

/// <summary>What the reviewer itself finds, and how much risk each find is.</summary>
internal static class ReviewPoints
{
    public const int DestroysData = 60;
    public const int ReplacesData = 60;
    public const int ForgetsData = 30;
    public const int Destroys = 10;
    public const int Replaces = 10;
    public const int Forgets = 5;
    public const int ManyChanges = 15;
    public const int Drift = 10;
    public const int CostRises = 15;
    public const int Variables = 15;
    public const int PolicyWarns = 20;
    public const int PolicyMayWarn = 2;
    public const int PolicyDenies = 60;
    public const int Unknown = 20;

    public const int MediumFrom = 30;
    public const int HighFrom = 60;

    public static RiskLevel LevelOf(int score) =>
        score >= HighFrom ? RiskLevel.High : score >= MediumFrom ? RiskLevel.Medium : RiskLevel.Low;
}
