import http from 'k6/http';
import { check, sleep } from 'k6';

// The baseline: nine of ten answers are no errors, and 95 of a hundred come within half a second.
export const options = {
  vus: 5,
  duration: '20s',
  thresholds: {
    http_req_duration: ['p(95)<500'],
    http_req_failed: ['rate<0.10'],
  },
};

export default function () {
  const answer = http.get(`${__ENV.SERVICE_URL}/notes`);
  check(answer, { 'the notes are there': (a) => a.status === 200 });
  sleep(0.2);
}
