-- What spans several records of a move order: a supervisor's other orders, and complaints about one.
CREATE INDEX record_order_manager ON record
    (tenant, json_extract(state, '$.job.schedule.project_manager'),
     json_extract(state, '$.job.schedule.window.until'))
    WHERE kind = 'move_order';
CREATE INDEX record_order_supervisor ON record
    (tenant, json_extract(state, '$.job.schedule.service_supervisor'),
     json_extract(state, '$.job.schedule.window.until'))
    WHERE kind = 'move_order';
CREATE INDEX record_complaint_order ON record (tenant, json_extract(state, '$.order'))
    WHERE kind = 'complaint';
