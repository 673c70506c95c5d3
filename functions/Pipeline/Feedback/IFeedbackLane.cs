using Delightful.Core.Feedback.Delivery;

namespace Delightful.Pipeline.Feedback;

/// <summary>One way on which people are told. What it was told before it tells no second time.</summary>
public interface IFeedbackLane
{
    /// <summary>Its name: see <see cref="FeedbackLane"/>.</summary>
    string Name { get; }

    /// <summary>Brings what people see in line with a deployment, and tells what is new.</summary>
    Task TellAsync(Telling telling, CancellationToken cancellationToken);

    /// <summary>Says that a request could not be accepted.</summary>
    Task TellRefusalAsync(FeedbackNews.Refused refused, CancellationToken cancellationToken);
}
