package parking

import org.springframework.amqp.rabbit.annotation.RabbitListener
import org.springframework.scheduling.annotation.Scheduled
import org.springframework.stereotype.Component

@Component
class Jobs {
    @Scheduled(cron = "0 0 * * * *")
    fun expire() {}

    @RabbitListener(queues = ["arrivals"])
    fun arrived(plate: String) {}
}
