package web

import "testing"

func TestRouter(t *testing.T) { Router().Run(":1234") }
