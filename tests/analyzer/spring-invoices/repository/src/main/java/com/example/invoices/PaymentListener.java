package com.example.invoices;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

@Component
class PaymentListener {
  @KafkaListener(topics = "payments")
  void paid(String payment) {}
}
