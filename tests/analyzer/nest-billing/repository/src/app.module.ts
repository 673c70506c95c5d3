import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { HealthController } from './health.controller';

@Module({
  imports: [TypeOrmModule.forRoot({ type: 'mysql', url: process.env.DATABASE_URL })],
  controllers: [HealthController],
})
export class AppModule {}
