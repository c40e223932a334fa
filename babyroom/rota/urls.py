app_name = "rota"
urlpatterns = []
