require "sinatra/base"

class Quotes < Sinatra::Base
  set :port, 4570

  get "/health" do
    "ok"
  end

  get "/quotes/:id" do
    params[:id]
  end
end
